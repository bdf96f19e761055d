package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Contracts as clients see them (contract, 9.1 and 9.7). */
final class ContractViews {
    private ContractViews() {}

    record ContractView(
            int contractYear,
            boolean contractRenewal,
            int cores,
            String startMonth,
            String endMonth,
            int pendingCores,
            int coresInNextMonth) {
        static ContractView of(ContractFigures figures) {
            Contract contract = figures.contract();
            return new ContractView(
                    contract.years(),
                    contract.terms().renewal(),
                    figures.cores(),
                    contract.start().toString(),
                    contract.end().toString(),
                    figures.pending(),
                    figures.next());
        }
    }

    record SummaryView(int contractYear, int cores) {}

    record MonthView(String month, List<SummaryView> vsphereContractsSummaries) {}

    record OverviewView(
            List<ContractView> vsphereContracts, long allServerCores, List<MonthView> vsphereContractsHistories) {
        static OverviewView of(Contracts.Overview overview) {
            return new OverviewView(
                    overview.contracts().figures().stream()
                            .map(ContractView::of)
                            .toList(),
                    overview.serverCores(),
                    months(overview.contracts().history()));
        }
    }

    private static List<MonthView> months(List<MonthlyCores> history) {
        Map<YearMonth, List<MonthlyCores>> months =
                history.stream().collect(Collectors.groupingBy(MonthlyCores::month, TreeMap::new, Collectors.toList()));
        return months.entrySet().stream()
                .map(month -> new MonthView(month.getKey().toString(), summaries(month.getValue())))
                .toList();
    }

    private static List<SummaryView> summaries(List<MonthlyCores> month) {
        return month.stream()
                .map(entry -> new SummaryView(entry.years(), entry.cores()))
                .toList();
    }
}
