package io.leasehold.bench.reservation;

/** In which circumstances leases are created. */
record CreateCase(int hosts, int leases, int clients) {
    /** Those for which the suite promises something. */
    private static final CreateCase PROMISED = new CreateCase(1_000, 10_000, 32);

    boolean isPromised() {
        return equals(PROMISED);
    }
}
