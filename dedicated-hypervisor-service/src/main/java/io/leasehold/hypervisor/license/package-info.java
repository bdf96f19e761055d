/** The licences API. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.license;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
