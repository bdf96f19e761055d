-- Reads of reference codes are operations in the queues of their consoles, which one process at a time claims. A replica of
-- the version before reads no codes from now on.
drop table refcode_host;
