-- How an operation fails: before or after its effect, late, or without any answer.
alter table fault
    add column mode     text not null default 'fail'
        constraint fault_mode_known check (mode in ('fail', 'lose_answer', 'delay', 'delay_answer', 'freeze')),
    add column delay_ms int  not null default 0;
