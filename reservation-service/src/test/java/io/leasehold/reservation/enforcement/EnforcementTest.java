package io.leasehold.reservation.enforcement;

import static io.leasehold.reservation.enforcement.Facts.BY_ITS_OWNER;
import static io.leasehold.reservation.enforcement.Facts.leaseOf;
import static io.leasehold.reservation.enforcement.Facts.settings;
import static io.leasehold.reservation.enforcement.Facts.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leasehold.common.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnforcementTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final List<String> heard = new ArrayList<>();
    private final List<EnforcementFilter> available =
            List.of(new Listening("A"), new Refusing("B"), new Listening("C"), new Broken("D"));

    @Test
    void filters_are_applied_in_the_order_of_the_settings_until_one_refuses() {
        assertThatThrownBy(() -> enforcement("C,B,A")
                        .checkCreate(BY_ITS_OWNER, leaseOf(DAY))
                        .await()
                        .indefinitely())
                .isInstanceOf(ServiceException.class)
                .hasMessage("B says no");

        assertThat(heard).containsExactly("C create", "B create");
    }

    @Test
    void changes_are_checked_by_the_same_filters() {
        var unused = enforcement("A,C")
                .checkUpdate(BY_ITS_OWNER, standing(DAY), standing(DAY))
                .await()
                .indefinitely();

        assertThat(heard).containsExactly("A update", "C update");
    }

    @Test
    @Tag("case-69")
    void all_filters_are_notified_of_an_end_and_their_failures_have_no_effect() {
        var unused = enforcement("A,B,D,C")
                .onEnd(BY_ITS_OWNER, standing(DAY))
                .await()
                .indefinitely();

        assertThat(heard).containsExactly("A end", "B end", "D end", "C end");
    }

    @Test
    void without_filters_everything_is_allowed() {
        Enforcement off = new Enforcement(settings(Map.of()), available);

        assertThat(off.isEnabled()).isFalse();
        var unused = off.checkCreate(BY_ITS_OWNER, leaseOf(DAY)).await().indefinitely();
        assertThat(heard).isEmpty();
        assertThat(enforcement("A").isEnabled()).isTrue();
    }

    @Test
    void a_filter_that_does_not_exist_stops_the_start() {
        assertThatThrownBy(() -> enforcement("A,MaxLeaseFilter"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "reservation.enforcement.enabled-filters names the filter MaxLeaseFilter, which does not exist;"
                                + " there are [A, B, C, D]");
    }

    private Enforcement enforcement(String filters) {
        return new Enforcement(settings(Map.of("enabled-filters", filters)), available);
    }

    private class Listening implements EnforcementFilter {
        private final String name;

        Listening(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Uni<Void> checkCreate(Context context, LeaseFacts lease) {
            return hear("create");
        }

        @Override
        public Uni<Void> checkUpdate(Context context, LeaseFacts current, LeaseFacts requested) {
            return hear("update");
        }

        @Override
        public Uni<Void> onEnd(Context context, LeaseFacts lease) {
            return hear("end");
        }

        Uni<Void> hear(String what) {
            return Uni.createFrom().voidItem().invoke(() -> heard.add(name + " " + what));
        }
    }

    private class Refusing extends Listening {
        Refusing(String name) {
            super(name);
        }

        @Override
        Uni<Void> hear(String what) {
            return super.hear(what).onItem().failWith(() -> ServiceException.badRequest(name() + " says no"));
        }
    }

    private class Broken extends Listening {
        Broken(String name) {
            super(name);
        }

        @Override
        Uni<Void> hear(String what) {
            heard.add(name() + " " + what);
            throw new IllegalStateException("a bug");
        }
    }
}
