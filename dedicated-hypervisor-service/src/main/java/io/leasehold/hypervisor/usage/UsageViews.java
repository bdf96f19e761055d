package io.leasehold.hypervisor.usage;

import io.leasehold.hypervisor.licensing.LicenseType;
import io.leasehold.hypervisor.sdpf.ApiTimes;
import java.time.ZoneId;
import java.util.List;

/** Usages in the format of the API (contract, 6.3 and 6.4). */
final class UsageViews {
    private UsageViews() {}

    record Many(String tenantId, List<UsageView> usages) {}

    record UsageView(
            String id,
            String type,
            Object value,
            String unit,
            String name,
            String description,
            boolean hasLicenseKey,
            String resourceId) {
        static UsageView of(Usages.Usage usage, UsageValues values) {
            return new UsageView(
                    usage.series().id().toString(),
                    usage.slug(),
                    values.of(usage.peak()),
                    usage.unit(),
                    usage.typeName(),
                    usage.description(),
                    usage.type().map(LicenseType::hasKey).orElse(false),
                    usage.series().resourceId());
        }
    }

    record HistoryView(
            String tenantId,
            String unit,
            String resourceId,
            String licenseType,
            String description,
            List<SampleView> histories) {
        static HistoryView of(Usages.History history, UsageValues values, ZoneId zone) {
            Usages.Usage usage = history.usage();
            return new HistoryView(
                    usage.series().tenant(),
                    usage.unit(),
                    usage.series().resourceId(),
                    usage.typeName(),
                    usage.description(),
                    history.samples().stream()
                            .map(sample ->
                                    new SampleView(ApiTimes.plain(sample.hour(), zone), values.of(sample.value())))
                            .toList());
        }
    }

    record SampleView(String time, Object value) {}
}
