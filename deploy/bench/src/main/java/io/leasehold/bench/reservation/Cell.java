package io.leasehold.bench.reservation;

/** In which circumstances leases are created. */
record Cell(int hosts, int leases, int clients) {
    /** Those for which the suite promises something. */
    private static final Cell PROMISED = new Cell(1_000, 10_000, 32);

    boolean isPromised() {
        return equals(PROMISED);
    }
}
