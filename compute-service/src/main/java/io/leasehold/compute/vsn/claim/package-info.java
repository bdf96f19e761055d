/** Claims of virtual serial numbers by servers, and their release. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.vsn.claim;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
