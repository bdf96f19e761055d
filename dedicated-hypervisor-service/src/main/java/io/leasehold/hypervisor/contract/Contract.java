package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A long-term contract over licensed cores (contract, 9.1): whole calendar months, with commitments that all end with the
 * contract.
 *
 * @param predecessor the contract that this contract renews; empty for a contract that a tenant made
 * @param years the term, 1 or 3
 * @param commitments cores by the first month in which they count
 */
record Contract(
        UUID id,
        Optional<UUID> predecessor,
        int years,
        YearMonth start,
        SortedMap<YearMonth, Integer> commitments,
        Terms terms,
        AnnouncedEvents announced) {
    private static final int MONTHS = 12;

    /**
     * Terms for the end of a contract.
     *
     * @param renewal true when a successor follows
     * @param staged the cores of the successor; empty to keep the cores of the last month
     */
    record Terms(boolean renewal, Optional<Integer> staged) {
        static final Terms WITHOUT_RENEWAL = new Terms(false, Optional.empty());
    }

    /**
     * Progress of a contract's events.
     *
     * @param started true when the start has been announced
     * @param ended true when the end has been processed: announced, or followed by a successor
     */
    record AnnouncedEvents(boolean started, boolean ended) {
        static final AnnouncedEvents NONE = new AnnouncedEvents(false, false);
    }

    Contract {
        commitments = new TreeMap<>(commitments);
    }

    /** Creates a contract with one commitment and without renewal. */
    static Contract starting(UUID id, int years, YearMonth start, int cores) {
        return new Contract(
                id,
                Optional.empty(),
                years,
                start,
                commitment(start, cores),
                Terms.WITHOUT_RENEWAL,
                AnnouncedEvents.NONE);
    }

    /** Returns the last month. */
    YearMonth end() {
        return start.plusMonths((long) MONTHS * years - 1);
    }

    /** Returns the cores in force in the month; 0 outside the term. */
    int coresIn(YearMonth month) {
        boolean covered = !month.isBefore(start) && !month.isAfter(end());
        return covered
                ? commitments.headMap(month.plusMonths(1)).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                : 0;
    }

    /** Returns the cores whose first month is {@code month}. */
    int addedIn(YearMonth month) {
        return commitments.getOrDefault(month, 0);
    }

    /** Sets or replaces the commitment whose first month is {@code month}. */
    Contract withCommitment(YearMonth month, int cores) {
        SortedMap<YearMonth, Integer> changed = new TreeMap<>(commitments);
        changed.put(month, cores);
        return with(changed);
    }

    /** Removes the commitment whose first month is {@code month}. */
    Contract withoutCommitment(YearMonth month) {
        SortedMap<YearMonth, Integer> changed = new TreeMap<>(commitments);
        changed.remove(month);
        return with(changed);
    }

    Contract withRenewal(boolean renewal) {
        return with(new Terms(renewal, terms.staged()));
    }

    /** Sets the cores of the successor. */
    Contract withStagedCores(Optional<Integer> cores) {
        return with(new Terms(terms.renewal(), cores));
    }

    /** Returns the cores of the successor: as staged, or as in the last month. */
    int successorCores() {
        return terms.staged().orElseGet(() -> coresIn(end()));
    }

    /**
     * Creates the contract that renews this contract from the month after its end.
     *
     * @param renewalCarriesOver true when the successor is to be renewed too
     */
    Contract successor(UUID successorId, boolean renewalCarriesOver) {
        YearMonth month = end().plusMonths(1);
        return new Contract(
                successorId,
                Optional.of(id),
                years,
                month,
                commitment(month, successorCores()),
                new Terms(renewalCarriesOver, Optional.empty()),
                AnnouncedEvents.NONE);
    }

    Contract withStartAnnounced() {
        return with(new AnnouncedEvents(true, announced.ended()));
    }

    Contract withEndProcessed() {
        return with(new AnnouncedEvents(announced.started(), true));
    }

    private Contract with(SortedMap<YearMonth, Integer> changed) {
        return new Contract(id, predecessor, years, start, changed, terms, announced);
    }

    private Contract with(Terms changed) {
        return new Contract(id, predecessor, years, start, commitments, changed, announced);
    }

    private Contract with(AnnouncedEvents changed) {
        return new Contract(id, predecessor, years, start, commitments, terms, changed);
    }

    private static SortedMap<YearMonth, Integer> commitment(YearMonth month, int cores) {
        return new TreeMap<>(Map.of(month, cores));
    }
}
