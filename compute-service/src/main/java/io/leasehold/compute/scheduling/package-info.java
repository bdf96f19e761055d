/** On which host a server goes: rules that judge hosts, weights that rank them. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.scheduling;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
