/** What a project may have, and what it has. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.quota;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
