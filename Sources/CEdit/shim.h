// libedit, for `booking shell` alone: opened when it begins, so that no other command pays for it when it starts. What is
// variadic there is called from here, as Swift cannot.
#pragma clang module import SwiftGlibc
#include <dlfcn.h>
#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

struct cedit {
    EditLine *line;
    History *history;
    char prompt[512];
    // Returns 0 when the line is to be given up, else when there is something to read. Called with `context`.
    int (*wait)(void *context);
    int (*complete)(void *context);
    void *context;
    EditLine *(*init)(const char *, FILE *, FILE *, FILE *);
    void (*end)(EditLine *);
    const char *(*gets)(EditLine *, int *);
    int (*set)(EditLine *, int, ...);
    int (*source)(EditLine *, const char *);
    void (*resize)(EditLine *);
    void (*reset)(EditLine *);
    const LineInfo *(*info)(EditLine *);
    int (*insert)(EditLine *, const char *);
    void (*delete)(EditLine *, int);
    History *(*history_init)(void);
    int (*history_do)(History *, HistEvent *, int, ...);
};

// There is one at a time, as there is one terminal.
static inline struct cedit **cedit_current(void) {
    static struct cedit *current;
    return &current;
}

static char *cedit_prompt(EditLine *line) {
    (void)line;
    return (*cedit_current())->prompt;
}

// A character of the locale, byte by byte: an end inside of one is the end.
static int cedit_getc(EditLine *line, wchar_t *character) {
    (void)line;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        if (!(*cedit_current())->wait((*cedit_current())->context)) {
            errno = EINTR;
            return -1;
        }
        char byte;
        ssize_t count = read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return (int)count;
        size_t length = mbrtowc(character, &byte, 1, &state);
        if (length == (size_t)-2) continue;
        if (length == (size_t)-1) {
            memset(&state, 0, sizeof state);
            continue;
        }
        return 1;
    }
}

static unsigned char cedit_complete(EditLine *line, int character) {
    (void)line;
    (void)character;
    return (unsigned char)(*cedit_current())->complete((*cedit_current())->context);
}

// Null where libedit is not installed, or cannot use the terminal.
static inline struct cedit *cedit_open(int (*wait)(void *), int (*complete)(void *), void *context) {
    void *library = dlopen("libedit.so.2", RTLD_NOW | RTLD_LOCAL);
    if (!library) library = dlopen("libedit.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return NULL;
    struct cedit *edit = calloc(1, sizeof *edit);
    if (!edit) return NULL;
    *(void **)&edit->init = dlsym(library, "el_init");
    *(void **)&edit->end = dlsym(library, "el_end");
    *(void **)&edit->gets = dlsym(library, "el_gets");
    *(void **)&edit->set = dlsym(library, "el_set");
    *(void **)&edit->source = dlsym(library, "el_source");
    *(void **)&edit->resize = dlsym(library, "el_resize");
    *(void **)&edit->reset = dlsym(library, "el_reset");
    *(void **)&edit->info = dlsym(library, "el_line");
    *(void **)&edit->insert = dlsym(library, "el_insertstr");
    *(void **)&edit->delete = dlsym(library, "el_deletestr");
    *(void **)&edit->history_init = dlsym(library, "history_init");
    *(void **)&edit->history_do = dlsym(library, "history");
    // Characters are those of the locale, which nothing else in the program asks libc for.
    const char *locale = setlocale(LC_CTYPE, "");
    if (!locale || MB_CUR_MAX == 1) setlocale(LC_CTYPE, "C.UTF-8");
    edit->wait = wait;
    edit->complete = complete;
    edit->context = context;
    *cedit_current() = edit;
    edit->line = edit->init("booking", stdin, stdout, stderr);
    edit->history = edit->history_init();
    if (!edit->line || !edit->history) {
        free(edit);
        return NULL;
    }
    HistEvent event;
    edit->history_do(edit->history, &event, H_SETSIZE, 1000);
    edit->history_do(edit->history, &event, H_SETUNIQUE, 1);
    edit->set(edit->line, EL_EDITOR, "emacs");
    edit->set(edit->line, EL_PROMPT, cedit_prompt);
    edit->set(edit->line, EL_HIST, edit->history_do, edit->history);
    edit->set(edit->line, EL_GETCFN, cedit_getc);
    edit->set(edit->line, EL_ADDFN, "booking-complete", "Complete the word", cedit_complete);
    edit->set(edit->line, EL_BIND, "^I", "booking-complete", NULL);
    edit->set(edit->line, EL_BIND, "^R", "em-inc-search-prev", NULL);
    edit->source(edit->line, NULL);
    return edit;
}

static inline void cedit_close(struct cedit *edit) {
    edit->end(edit->line);
    free(edit);
}

// Null at the end of the input, and when the line was given up.
static inline const char *cedit_read(struct cedit *edit, const char *prompt) {
    int count = 0;
    snprintf(edit->prompt, sizeof edit->prompt, "%s", prompt);
    // Before the prompt is there, not with the first key: a Ctrl-D in between would be an end that nobody reads.
    edit->set(edit->line, EL_PREP_TERM, 1);
    return edit->gets(edit->line, &count);
}

static inline void cedit_remember(struct cedit *edit, const char *line) {
    HistEvent event;
    edit->history_do(edit->history, &event, H_ENTER, line);
}

// Draws the prompt and the line anew, from the cursor's place on.
static inline void cedit_redraw(struct cedit *edit, const char *prompt) {
    snprintf(edit->prompt, sizeof edit->prompt, "%s", prompt);
    edit->set(edit->line, EL_REFRESH, NULL);
}

// The line as far as the cursor.
static inline const char *cedit_text(struct cedit *edit, int *length) {
    const LineInfo *info = edit->info(edit->line);
    *length = (int)(info->cursor - info->buffer);
    return info->buffer;
}

static inline void cedit_replace(struct cedit *edit, int characters, const char *text) {
    if (characters > 0) edit->delete(edit->line, characters);
    edit->insert(edit->line, text);
}

static inline void cedit_resize(struct cedit *edit) {
    edit->resize(edit->line);
}

static inline void cedit_reset(struct cedit *edit) {
    edit->reset(edit->line);
}
