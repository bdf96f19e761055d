/** Identifiers: new ones, those derived from a name, and the normal form of those from outside. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.id;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
