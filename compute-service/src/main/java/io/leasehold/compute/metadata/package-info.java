/** The metadata of servers, which users and the service write side by side. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.metadata;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
