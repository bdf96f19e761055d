/** Changes as the API knows them: asked for once, polled until they are done. */
@NullMarked
@CheckReturnValue
package io.leasehold.device.job;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
