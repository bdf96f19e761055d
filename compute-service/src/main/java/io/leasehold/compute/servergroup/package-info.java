/** Server groups: servers that are placed together or apart. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.servergroup;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
