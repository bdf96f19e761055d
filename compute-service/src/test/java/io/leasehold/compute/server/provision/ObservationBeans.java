package io.leasehold.compute.server.provision;

import io.leasehold.common.operation.ObservationWork;
import io.leasehold.common.operation.Operations;
import io.leasehold.common.sql.Transactions;
import io.leasehold.compute.hardware.Mtms;
import io.leasehold.compute.hardware.PowerHardware;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Work of tests that asks a host for a partition. */
@Singleton
class ObservationBeans {
    @Produces
    @Singleton
    static ObservationWork work(Operations operations, Transactions transactions, PowerHardware hardware) {
        return new ObservationWork(
                operations,
                transactions,
                operation -> hardware.lpar(Mtms.of(operation.console()), UUID.fromString(operation.subject())));
    }
}
