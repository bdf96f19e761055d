package io.leasehold.common.event;

/** What happened to a long-term contract of dedicated-hypervisor-service. */
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
     * A contract as it stands.
     *
     * @param contractYear its term: 1 or 3
     * @param startMonth its first month, {@code yyyy-MM}
     * @param endMonth its last month, {@code yyyy-MM}
     * @param cores the cores in force in its first month
     */
    record ContractReport(
            String tenantId, String contractId, int contractYear, String startMonth, String endMonth, int cores) {}

    /** Its first month has begun. */
    record Started(ContractReport contract) implements ContractEvent {
        static final String TYPE = "contract.started";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** It follows one that has ended. */
    record Renewed(ContractReport contract) implements ContractEvent {
        static final String TYPE = "contract.renewed";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** Its last month is over and nothing follows. */
    record Ended(ContractReport contract) implements ContractEvent {
        static final String TYPE = "contract.ended";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
