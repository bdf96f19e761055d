/** Common parts of the Nova-compatible API: microversions, project segment, failures, policy, links. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.nova;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
