/** Common parts of the tests of all services: backing servers, a movable clock, tokens. */
@NullMarked
@CheckReturnValue
package io.leasehold.common.test;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
