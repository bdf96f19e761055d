package io.leasehold.reservation.placement;

import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.placement.Conflicts.Taken;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Finds what the reservations of a lease are given, all of them together, for its window and the cleaning after it.
 * Nothing is held before it is allocated: whoever then finds it taken comes back and picks again.
 */
@Singleton
public class Placement {
    private final Pool pool;
    private final Picker picker;
    private final Conflicts conflicts;
    private final Shortage shortage;

    public Placement(Pool pool, Picker picker, Conflicts conflicts, Shortage shortage) {
        this.pool = pool;
        this.picker = picker;
        this.conflicts = conflicts;
        this.shortage = shortage;
    }

    /**
     * What each wish is given, in their order; 400 when it is too little for all of them together.
     *
     * @param terms without anything kept: that is what the wishes say
     */
    public Uni<List<Holdings>> choose(List<PlacementRequest> wishes, PlacementConstraints terms) {
        TentativeAllocations promises = new TentativeAllocations();
        return requireKept(wishes, terms, promises).chain(() -> each(wishes, terms, promises));
    }

    /** What is kept as it is must be free in the new window too; it is promised before anything is picked. */
    private Uni<Void> requireKept(
            List<PlacementRequest> wishes, PlacementConstraints terms, TentativeAllocations promises) {
        List<PlacementRequest> kept = wishes.stream()
                .filter(wish -> !(wish instanceof PlacementRequest.Anew))
                .toList();
        kept.forEach(wish -> promises.add(wish.demand(), wish.held()));
        return conflicts
                .among(pool, terms, promises)
                .invoke(taken -> requireFree(taken, kept))
                .replaceWithVoid();
    }

    private void requireFree(Taken taken, List<PlacementRequest> kept) {
        kept.stream()
                .map(PlacementRequest::demand)
                .filter(taken::concerns)
                .findFirst()
                .ifPresent(demand -> {
                    throw shortage.of(demand);
                });
    }

    /** One after the other, each beside what those before it were given. */
    private Uni<List<Holdings>> each(
            List<PlacementRequest> wishes, PlacementConstraints terms, TentativeAllocations promises) {
        return Multi.createFrom()
                .iterable(wishes)
                .onItem()
                .transformToUniAndConcatenate(wish -> give(wish, terms.keeping(wish.held()), promises))
                .collect()
                .asList();
    }

    private Uni<Holdings> give(PlacementRequest wish, PlacementConstraints terms, TentativeAllocations promises) {
        return switch (wish) {
            case PlacementRequest.Keep keep -> Uni.createFrom().item(keep.held());
            case PlacementRequest.Anew anew ->
                picker.pick(pool, anew.demand(), terms, promises)
                        .invoke(given -> requireFirm(anew, given))
                        .invoke(given -> promises.add(anew.demand(), given));
            case PlacementRequest.Add add -> add(add, terms, promises);
        };
    }

    private void requireFirm(PlacementRequest.Anew wish, Holdings given) {
        if (wish.firm() && !given.covers(wish.held())) {
            throw shortage.of(wish.demand());
        }
    }

    private Uni<Holdings> add(PlacementRequest.Add wish, PlacementConstraints terms, TentativeAllocations promises) {
        if (wish.missing() == 0) {
            return Uni.createFrom().item(wish.held());
        }
        SlotDemand more = wish.demand().amounting(wish.missing());
        TentativeAllocations others = more.affinity() == Affinity.APART
                ? promises.avoiding(wish.held().hostIds())
                : promises;
        return picker.pick(pool, more, terms, others)
                .invoke(given -> promises.add(more, given))
                .map(given -> wish.held().plus(given))
                .invoke(all -> requireTogether(wish.demand(), all));
    }

    private void requireTogether(SlotDemand demand, Holdings all) {
        if (demand.affinity() == Affinity.TOGETHER && all.hosts().size() > 1) {
            throw shortage.of(demand);
        }
    }
}
