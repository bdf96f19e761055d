/** Metadata of servers, written by users and by the service. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.metadata;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
