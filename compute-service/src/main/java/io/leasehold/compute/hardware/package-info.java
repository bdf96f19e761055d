/** What compute asks of the machines, in our words; one subpackage for each kind of machine. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
