package io.leasehold.bench.reservation;

/** In which circumstances leases are created. */
record CreateCase(int hosts, int leases, int clients) {
    /** Those for which the suite promises something. */
    private static final CreateCase WITH_BAR = new CreateCase(1_000, 10_000, 32);

    boolean hasBar() {
        return equals(WITH_BAR);
    }
}
