/** Calls to hardware consoles: a deadline for each call, a limit and a breaker for each console, and their metrics. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.adapter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
