/** Lists of servers: filters, order, pages, and one statement that reads a page. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server.list;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
