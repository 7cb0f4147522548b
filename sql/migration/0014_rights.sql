-- A right is a role's, not a name's: who is made anew under the name of one that was dropped inherits nothing. A delegate may
-- be one for some people alone. Who may only look has a right of his own. What changes about rights, settings and resources
-- is written down in one place.
alter table booking.member
  add role_oid oid,
  add for_whom text[] constraint member_for_whom check (for_whom is null or cardinality(for_whom) > 0 and "right" = 'delegate'),
  drop constraint member_right,
  add constraint member_right check ("right" in ('reader', 'user', 'delegate', 'resolver', 'admin'));
comment on column booking.member.role_oid is
  'The role that had this name then; 0 for public. The right holds as long as the two belong together; null: not yet';
comment on column booking.member.for_whom is 'Of a delegate: the users for whom he may act; null: for everybody';
comment on column booking.member."right" is
  'reader: look; user: book in one''s own name; delegate: act for another; resolver: run passes; admin: change what is others''';

delete from booking.member m
where m.role <> 'public' and not exists (select from pg_roles r where r.rolname = m.role);
update booking.member m
set role_oid = coalesce((select r.oid from pg_roles r where r.rolname = m.role), 0);

create table booking.audit (
  id bigint generated always as identity constraint audit_pkey primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null default session_user,
  acting_for text not null,
  kind text not null constraint audit_kind check (kind in ('member', 'policy', 'resource')),
  subject text not null,
  resource_id int,
  before jsonb,
  after jsonb
);
create index audit_subject on booking.audit (kind, subject, id);
create index audit_resource on booking.audit (resource_id, id) where resource_id is not null;
comment on table booking.audit is 'Append-only: who changed which right, setting or resource, and when';
comment on column booking.audit.subject is 'The role, the setting, or the resource as it was called then';
comment on column booking.audit.before is 'What was changed, as it was; null where there was nothing';
comment on column booking.audit.after is 'The same, as it then was; null where nothing was left';
comment on index booking.audit_subject is 'Finds who changed a setting last';
comment on index booking.audit_resource is 'The history of a resource';

insert into booking.audit (at, actor, acting_for, kind, subject, before, after)
select x.* from (
  select m.granted_at as at, m.granted_by, m.granted_by, 'member', m.role, null::jsonb,
    jsonb_build_object('right', m."right")
  from booking.member m
  union all
  select c.at, c.actor, c.acting_for, 'policy', c.name, to_jsonb(c.before), to_jsonb(c.after) from booking.policy_change c) x
order by x.at;
drop table booking.policy_change;

-- They give more columns than before.
drop function if exists booking.whoami(text);
drop function if exists booking.members(text);
