package io.leasehold.hypervisor.contract;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** Row of a contract; months are stored as texts. */
@Entity
@Table(name = "contract")
@NullUnmarked
class ContractRow {
    @Id
    UUID id;

    String tenant;
    int years;
    String startMonth;
    String endMonth;
    boolean renewal;
    Integer stagedCores;
    UUID follows;
    boolean begun;
    boolean lapsed;
    Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "contract_commitment", joinColumns = @JoinColumn(name = "contract_id"))
    @MapKeyColumn(name = "first_month")
    @Column(name = "cores")
    Map<String, Integer> commitments = new HashMap<>();

    static ContractRow of(String tenant, Contract contract, Instant now) {
        ContractRow row = new ContractRow();
        row.id = contract.id();
        row.tenant = tenant;
        row.years = contract.years();
        row.startMonth = contract.start().toString();
        row.endMonth = contract.end().toString();
        row.createdAt = now;
        row.set(contract);
        return row;
    }

    /** Copies the properties that can change. */
    void set(Contract contract) {
        renewal = contract.terms().renewal();
        stagedCores = contract.terms().staged().orElse(null);
        follows = contract.predecessor().orElse(null);
        begun = contract.announced().started();
        lapsed = contract.announced().ended();
        Map<String, Integer> cores = new HashMap<>();
        contract.commitments().forEach((month, added) -> cores.put(month.toString(), added));
        commitments.keySet().retainAll(cores.keySet());
        commitments.putAll(cores);
    }

    Contract toContract() {
        TreeMap<YearMonth, Integer> cores = new TreeMap<>();
        commitments.forEach((month, added) -> cores.put(YearMonth.parse(month), added));
        return new Contract(
                id,
                Optional.ofNullable(follows),
                years,
                YearMonth.parse(startMonth),
                cores,
                new Contract.Terms(renewal, Optional.ofNullable(stagedCores)),
                new Contract.AnnouncedEvents(begun, lapsed));
    }
}
