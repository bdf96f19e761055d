/** Direct access to the service's tables: fixtures before a measurement and checks after it. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.database;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
