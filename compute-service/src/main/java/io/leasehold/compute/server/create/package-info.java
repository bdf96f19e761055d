/** Creation of servers: the request, the checks, and the rows that are written for it. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.server.create;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
