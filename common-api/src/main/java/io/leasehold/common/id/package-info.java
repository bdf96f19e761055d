/** Identifiers: new ones, those that follow from a name, and one spelling for those that come from outside. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.id;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
