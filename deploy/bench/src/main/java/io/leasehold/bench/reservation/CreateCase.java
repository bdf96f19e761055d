package io.leasehold.bench.reservation;

/** Parameters of one measurement of creates. */
record CreateCase(int hosts, int leases, int clients) {
    /** Parameters of the measurement that has a performance bar. */
    private static final CreateCase WITH_BAR = new CreateCase(1_000, 10_000, 32);

    boolean hasBar() {
        return equals(WITH_BAR);
    }
}
