-- A serial number is recorded where a real console shows the number: on the partition. Nothing but the operations of the console
-- keeps a number from being on two partitions, so that tests can find that fault.
alter table lpar add column vsn text constraint lpar_vsn_fk references vsn;
update lpar set vsn = vsn.vsn from vsn where vsn.lpar = lpar.id;
alter table vsn drop column lpar;
create index lpar_vsn_idx on lpar (vsn) where vsn is not null;
