/** What compute does when other services report. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.events;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
