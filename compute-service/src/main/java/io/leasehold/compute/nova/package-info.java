/** What every route of the Nova-compatible API does alike: versions, tenant segment, faults, policy, links. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.nova;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
