/** Many clients, three replicas, random kills; and the questions that must all be answered with none. */
@CheckReturnValue
@NullMarked
package io.leasehold.bench.soak;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
