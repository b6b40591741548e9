-- Values are json, not jsonb: they are given back as they came, and jsonb refuses the NUL that a PDF's text may hold.

create table meta (name text primary key, value text not null);

create table people (
  id text collate "C" primary key,
  user_name text not null unique,
  password_hash text not null,
  -- What GET /v1/me says, without the team's names.
  value json not null
);

-- Every object as it now is. version grows by at least one with each change; a deleted one keeps its row.
create table objects (
  kind text not null,
  id text collate "C" not null,
  version integer not null,
  case_id text collate "C",
  owner_id text collate "C",
  value json,
  primary key (kind, id)
);
create index objects_of_case on objects (case_id);

-- Every version there ever was, and which mutation of which device made it: the feed serves from here, conflicts are
-- told from here, and how often a mutation took effect can be counted here.
create table object_versions (
  kind text not null,
  id text collate "C" not null,
  version integer not null,
  value json,
  mutation_id uuid,
  device_id text,
  at timestamptz not null,
  primary key (kind, id, version)
);
create index object_versions_of_mutation on object_versions (mutation_id);

-- The feed of each person, written when the change is. Writers hold one advisory lock to their commit, so that the
-- order of seq is the order of commits and no change ever appears behind a cursor.
create table changes (
  seq bigint generated always as identity primary key,
  person_id text collate "C" not null,
  kind text not null,
  object_id text collate "C" not null,
  version integer not null,
  op text not null check (op in ('put', 'delete')),
  -- Random: a cursor repeats it, so that a server restored from a backup notices a change that it never made.
  check_word text not null,
  at timestamptz not null
);
create index changes_of_person on changes (person_id, seq);

-- Which objects a person has now. rank is the order of kinds in which a first reading gives them.
create table visible (
  person_id text collate "C" not null,
  rank smallint not null,
  object_id text collate "C" not null,
  since_seq bigint not null,
  primary key (person_id, rank, object_id)
);
create index visible_object on visible (rank, object_id);

create table mutations (
  id uuid primary key,
  person_id text not null,
  device_id text not null,
  seq bigint not null,
  type text not null,
  target_kind text not null,
  target_id text not null,
  content_hash text not null,
  version integer,
  received integer not null default 1,
  at timestamptz not null
);
create index mutations_of_target on mutations (device_id, target_kind, target_id, seq);

-- Shifts, activity and audit entries: kept as they came, for the client to read.
create table journal (
  mutation_id uuid primary key,
  person_id text not null,
  device_id text not null,
  type text not null,
  payload json not null,
  at timestamptz not null
);

create table blobs (sha256 text primary key, bytes bigint not null);
create table blob_parts (
  sha256 text not null references blobs,
  part integer not null,
  data bytea not null,
  primary key (sha256, part)
);
create table document_files (
  document_id text collate "C" not null,
  version integer not null,
  case_id text collate "C" not null,
  media_type text not null,
  sha256 text not null references blobs,
  primary key (document_id, version)
);

create table devices (
  id text not null,
  person_id text not null,
  check_in json not null,
  seen_at timestamptz not null,
  lease_expires_at timestamptz not null,
  wipe boolean not null default false,
  primary key (id, person_id)
);

create table oidc (
  model text not null,
  id text not null,
  payload json not null,
  grant_id text,
  uid text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (model, id)
);
create index oidc_of_grant on oidc (grant_id);
create index oidc_by_uid on oidc (model, uid);
