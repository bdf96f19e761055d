package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A long-term contract over cores (contract, 9.1). It covers whole months; all its commitments end with it.
 *
 * @param commitments cores by the month from which on they count
 * @param terms what happens at its end
 * @param told what has been told of it
 */
record Contract(
        UUID id, int years, YearMonth start, SortedMap<YearMonth, Integer> commitments, Terms terms, Told told) {
    private static final int MONTHS = 12;

    /**
     * What happens at a contract's end.
     *
     * @param renewal whether another follows
     * @param staged the cores of that other, if they are not to be the same
     */
    record Terms(boolean renewal, Optional<Integer> staged) {
        static final Terms LAPSES = new Terms(false, Optional.empty());
    }

    /**
     * What has been told of a contract.
     *
     * @param follows the contract before it, if it renews one
     * @param begun whether its beginning was told
     * @param lapsed whether its end was dealt with
     */
    record Told(Optional<UUID> follows, boolean begun, boolean lapsed) {
        static final Told NOTHING = new Told(Optional.empty(), false, false);
    }

    Contract {
        commitments = new TreeMap<>(commitments);
    }

    /** A new one that starts in the month. */
    static Contract starting(UUID id, int years, YearMonth start, int cores) {
        return new Contract(id, years, start, commitment(start, cores), Terms.LAPSES, Told.NOTHING);
    }

    /** Its last month. */
    YearMonth end() {
        return start.plusMonths((long) MONTHS * years - 1);
    }

    /** The cores in force in the month. */
    int coresIn(YearMonth month) {
        boolean covered = !month.isBefore(start) && !month.isAfter(end());
        return covered
                ? commitments.headMap(month.plusMonths(1)).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                : 0;
    }

    /** The cores that are added in the month. */
    int addedIn(YearMonth month) {
        return commitments.getOrDefault(month, 0);
    }

    /** With exactly so many cores more from the month on. */
    Contract committing(YearMonth month, int cores) {
        SortedMap<YearMonth, Integer> changed = new TreeMap<>(commitments);
        changed.put(month, cores);
        return new Contract(id, years, start, changed, terms, told);
    }

    /** Without the cores that the month would add. */
    Contract withdrawing(YearMonth month) {
        SortedMap<YearMonth, Integer> changed = new TreeMap<>(commitments);
        changed.remove(month);
        return new Contract(id, years, start, changed, terms, told);
    }

    Contract renewing(boolean renewal) {
        return on(new Terms(renewal, terms.staged()));
    }

    /** With other cores for the contract that follows. */
    Contract staging(Optional<Integer> cores) {
        return on(new Terms(terms.renewal(), cores));
    }

    /** The cores of the contract that follows: as staged, or as now. */
    int coresToFollow() {
        return terms.staged().orElseGet(() -> coresIn(end()));
    }

    /** The contract that follows this one. */
    Contract successor(UUID next, boolean renewalCarriesOver) {
        YearMonth month = end().plusMonths(1);
        return new Contract(
                next,
                years,
                month,
                commitment(month, coresToFollow()),
                new Terms(renewalCarriesOver, Optional.empty()),
                new Told(Optional.of(id), false, false));
    }

    Contract tellingBegun() {
        return telling(new Told(told.follows(), true, told.lapsed()));
    }

    Contract tellingLapsed() {
        return telling(new Told(told.follows(), told.begun(), true));
    }

    private Contract on(Terms changed) {
        return new Contract(id, years, start, commitments, changed, told);
    }

    private Contract telling(Told changed) {
        return new Contract(id, years, start, commitments, terms, changed);
    }

    private static SortedMap<YearMonth, Integer> commitment(YearMonth month, int cores) {
        return new TreeMap<>(Map.of(month, cores));
    }
}
