-- Months are texts, yyyy-MM. begun and lapsed: whether that has been told.
create table contract (
    id           uuid        not null constraint contract_pk primary key,
    tenant       text        not null,
    years        int         not null constraint contract_years_known check (years in (1, 3)),
    start_month  text        not null constraint contract_start_form check (start_month ~ '^\d{4}-\d{2}$'),
    end_month    text        not null constraint contract_end_form check (end_month ~ '^\d{4}-\d{2}$'),
    renewal      boolean     not null,
    staged_cores int,
    follows      uuid        constraint contract_follows_unique unique,
    begun        boolean     not null,
    lapsed       boolean     not null,
    created_at   timestamptz not null,
    constraint contract_slot_unique unique (tenant, years, start_month)
);

create table contract_commitment (
    contract_id uuid not null constraint contract_commitment_contract_fk references contract on delete cascade,
    first_month text not null,
    cores       int  not null constraint contract_commitment_cores_positive check (cores > 0),
    constraint contract_commitment_pk primary key (contract_id, first_month)
);

-- What was in force, kept for ever.
create table contract_history (
    tenant text not null,
    month  text not null,
    years  int  not null,
    cores  int  not null,
    constraint contract_history_pk primary key (tenant, month, years)
);

-- The months into which all tenants were rolled, whichever replica did it.
create table rollover_run (
    month text not null constraint rollover_run_pk primary key
);
