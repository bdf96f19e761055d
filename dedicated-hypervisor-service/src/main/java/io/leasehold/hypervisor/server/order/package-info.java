/** Orders of servers: read, checked against the catalogue, recorded, given a machine, or undone. */
@NullMarked
@CheckReturnValue
package io.leasehold.hypervisor.server.order;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
