/** Adapter for external networks of OpenStack Neutron. */
@NullMarked
@CheckReturnValue
package io.leasehold.reservation.network.neutron;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
