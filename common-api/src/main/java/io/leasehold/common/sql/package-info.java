/** Use of PostgreSQL that is the same in all services. */
@NullMarked
package io.leasehold.common.sql;

import org.jspecify.annotations.NullMarked;
