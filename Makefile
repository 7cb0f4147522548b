# make            the program, as it is shipped: .build/release/booking
# make demo       a tour on a private server of its own
# make test       all tests
# make test-matrix  the acceptance tests on other versions of PostgreSQL
# make test-browser  the agenda as a page, in Chromium, which it installs
# make test-failover  the leader of a cluster is lost under load, twice; installs Patroni and etcd
# make picture    the picture in README.md, out of a run
# make torture    the tests of the promises at length: FACTOR=20; a run is had again with BOOKING_TEST_SEED
# make fuzz       a million mutated files for those who read files: MUTATED=1000000
# make planted    bugs planted on purpose: the tests have to catch each
# make bench      measures it against its floors, for hours, and writes bench/README.md; SIZE=10000000 bookings
# make install    PREFIX=/usr/local DESTDIR=; make uninstall takes it away again
# make deb        a package for this Debian, checked by lintian: .build/deb
# make test-packages  that package in a Debian made from nothing: installed, upgraded, purged; as root
# make dist       a tarball that is unpacked over a prefix: .build/dist

PREFIX = /usr/local
DESTDIR =

SHARE = $(DESTDIR)$(PREFIX)/share
# zsh as Debian builds it looks under /usr and under /usr/local in folders of different names.
ZSH = $(SHARE)/zsh/$(if $(filter /usr,$(PREFIX)),vendor-completions,site-functions)

BINARY = .build/release/booking
# Stripped before it is copied: a file that is written in one go is mapped in bigger pieces, and starts 2 % sooner.
STRIPPED = .build/booking
# What `swift build --build-tests` makes, which `swift test` would run as one process.
TESTS = .build/debug/bookingPackageTests.xctest --testing-library swift-testing
# How many times as long as in make test.
FACTOR = 20
# How many files make fuzz reads.
MUTATED = 1000000
# How many bookings make bench loads at most.
SIZE = 1000000
# All but libpq and the C library is linked in: loading libstdc++ alone would cost a fifth of the start-up time.
# To be linked in, its archive must be found in a folder where its shared form is not.
STATIC = .build/static
# What --version tells of the build; where there is no repository, whoever builds says it.
COMMIT ?= $(shell git rev-parse --short=9 HEAD 2>/dev/null)
RELEASE = -c release -Xcc '-DBOOKING_COMMIT="$(COMMIT)"' --product booking --static-swift-stdlib --disable-local-rpath \
	-Xswiftc -Xfrontend -Xswiftc -no-clang-module-breadcrumbs \
	-Xswiftc -use-ld=lld -Xlinker -L$(STATIC) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc \
	-Xlinker -z -Xlinker now -Xlinker -z -Xlinker pack-relative-relocs -Xlinker --no-export-dynamic -Xlinker --icf=safe
INSTALL = install
UNITS = booking-resolver.service booking-resolver-once.service booking-resolver-once.timer

VERSION = $(shell sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/BookingCore/Booking.swift)

.PHONY: build release demo test test-promises test-rest test-matrix test-browser test-failover test-packages picture \
	torture fuzz planted bench install uninstall deb dist docs schema format lint prerequisites

build:
	scripts/prerequisites build
	$(MAKE) --no-print-directory release

# Where whoever builds has seen to what it takes.
release:
	mkdir -p $(STATIC) && ln -sf "$$(cc -print-file-name=libstdc++.a)" $(STATIC)
	swift build $(RELEASE)

demo: build
	scripts/demo

# Two processes at once: a test that waits leaves its core to the other's.
test: prerequisites
	swift build --build-tests
	$(MAKE) --no-print-directory --jobs=2 test-promises test-rest

test-promises:
	$(TESTS) --filter Promise

test-rest:
	$(TESTS) --skip Promise

test-matrix: prerequisites
	scripts/prerequisites matrix
	scripts/test-matrix

test-browser:
	scripts/prerequisites build browser
	swift build --product booking
	scripts/test-browser

test-failover: prerequisites
	scripts/prerequisites failover
	swift build --product booking
	scripts/test-failover

# docs/booking.svg, which is checked in.
picture: build
	scripts/prerequisites test
	scripts/picture docs/booking.svg

torture: prerequisites
	BOOKING_TORTURE=$(FACTOR) swift test --disable-xctest --filter 'Promise|Torture'

fuzz: prerequisites
	BOOKING_FUZZ=$(MUTATED) swift test --disable-xctest --filter 'ReaderFuzzTests'

planted: prerequisites
	scripts/planted

bench: build
	bench/run --write all $(SIZE)

# Installs what `make` has built, so that it can run as root where no Swift is.
install:
	strip -o $(STRIPPED) $(BINARY)
	$(INSTALL) -D -m 755 $(STRIPPED) $(DESTDIR)$(PREFIX)/bin/booking
	$(INSTALL) -d $(SHARE)/man/man1 $(SHARE)/man/man7
	$(INSTALL) -m 644 man/*.1 $(SHARE)/man/man1
	$(INSTALL) -m 644 man/*.7 $(SHARE)/man/man7
	$(INSTALL) -D -m 644 completions/booking.bash $(SHARE)/bash-completion/completions/booking
	$(INSTALL) -D -m 644 completions/_booking $(ZSH)/_booking
	$(INSTALL) -D -m 644 completions/booking.fish $(SHARE)/fish/vendor_completions.d/booking.fish
	for unit in $(UNITS); do \
		sed 's|/usr/bin/booking|$(PREFIX)/bin/booking|' systemd/$$unit | \
			$(INSTALL) -D -m 644 /dev/stdin $(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit || exit; \
	done
	$(INSTALL) -D -m 644 systemd/booking.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/booking.conf

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/booking $(SHARE)/man/man1/booking.1 $(SHARE)/man/man1/booking-*.1 \
		$(SHARE)/man/man7/booking-*.7 $(SHARE)/bash-completion/completions/booking $(ZSH)/_booking \
		$(SHARE)/fish/vendor_completions.d/booking.fish $(DESTDIR)$(PREFIX)/lib/sysusers.d/booking.conf
	cd $(DESTDIR)$(PREFIX)/lib/systemd/system && rm -f $(UNITS)

deb:
	scripts/prerequisites build deb
	scripts/package deb $(VERSION)

test-packages: deb
	scripts/test-packages

dist: build
	scripts/package dist $(VERSION)

# man/ and completions/, which are checked in.
docs:
	swift run generate-docs .

# sql/schema.sql, which is checked in.
schema: build
	scripts/dump-schema

format:
	swift format format --in-place --parallel --recursive Package.swift Plugins Sources Tests

lint:
	scripts/planted --check
	swift format lint --strict --parallel --recursive Package.swift Plugins Sources Tests
	shellcheck -x .ci/run $$(grep -slE '^#!.*(bash|sh)$$' scripts/* bench/*)

# Debian's packages for building and testing, those that are missing.
prerequisites:
	scripts/prerequisites build test
