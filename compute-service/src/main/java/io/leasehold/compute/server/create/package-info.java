/** Creation of servers: the request, its checks, and the rows that it writes. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server.create;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
