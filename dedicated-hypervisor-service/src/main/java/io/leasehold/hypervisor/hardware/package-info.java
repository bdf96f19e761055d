/** Hardware SPI: bare-metal machines, catalogue and networks, with one subpackage for each adapter. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.hardware;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
