package io.leasehold.common.event;

/** Change of a long-term contract in dedicated-hypervisor-service. */
public sealed interface ContractEvent extends ServiceEvent {
    ContractReport contract();

    @Override
    default String topic() {
        return Topics.HYPERVISOR_CONTRACT;
    }

    @Override
    default String key() {
        return contract().tenantId();
    }

    @Override
    default Object payload() {
        return contract();
    }

    /**
     * State of a contract after the change.
     *
     * @param contractYear the term in years: 1 or 3
     * @param startMonth the first month, {@code yyyy-MM}
     * @param endMonth the last month, {@code yyyy-MM}
     * @param cores the cores in force in the first month
     */
    record ContractReport(
            String tenantId, String contractId, int contractYear, String startMonth, String endMonth, int cores) {}

    /** The contract's first month has begun. */
    record Started(ContractReport contract) implements ContractEvent {
        static final String TYPE = "contract.started";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The contract follows one that has ended. */
    record Renewed(ContractReport contract) implements ContractEvent {
        static final String TYPE = "contract.renewed";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The contract's last month is over and no contract follows. */
    record Ended(ContractReport contract) implements ContractEvent {
        static final String TYPE = "contract.ended";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
