package io.leasehold.device.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every adapter must do as {@link DomainDevices}. */
public abstract class DomainDevicesContract {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Domain ONE = new Domain("11111111111111111111111111111111", "one");
    private static final Domain OTHER = new Domain("22222222222222222222222222222222", "other");

    /** The adapter under test. */
    protected abstract DomainDevices devices();

    /** A host with a free device. */
    protected abstract String host();

    /** That device. */
    protected abstract String device();

    @Test
    void a_device_is_where_it_was_attached_however_often() {
        assertThat(done(devices().holder(host(), device()))).isEmpty();

        done(devices().attach(host(), ONE, device(), AttachMode.COLD));
        done(devices().attach(host(), ONE, device(), AttachMode.BOTH));

        assertThat(done(devices().holder(host(), device()))).contains(ONE.uuid());
        done(devices().detach(host(), ONE, device(), AttachMode.BOTH));
    }

    @Test
    void a_device_is_not_attached_twice() {
        done(devices().attach(host(), ONE, device(), AttachMode.COLD));

        assertThatThrownBy(() -> done(devices().attach(host(), OTHER, device(), AttachMode.COLD)))
                .isInstanceOf(HardwareFault.Busy.class);

        assertThat(done(devices().holder(host(), device()))).contains(ONE.uuid());
        done(devices().detach(host(), ONE, device(), AttachMode.COLD));
    }

    @Test
    void what_is_not_there_is_detached_already() {
        done(devices().attach(host(), ONE, device(), AttachMode.COLD));

        done(devices().detach(host(), OTHER, device(), AttachMode.COLD));
        assertThat(done(devices().holder(host(), device()))).contains(ONE.uuid());

        done(devices().detach(host(), ONE, device(), AttachMode.COLD));
        done(devices().detach(host(), ONE, device(), AttachMode.COLD));
        assertThat(done(devices().holder(host(), device()))).isEmpty();
    }

    @Test
    void a_device_that_does_not_exist_is_not_found() {
        assertThatThrownBy(
                        () -> done(devices().attach(host(), ONE, "0123456789abcdef0123456789abcdef", AttachMode.COLD)))
                .isInstanceOf(HardwareFault.NotFound.class);
    }

    @CanIgnoreReturnValue
    private static <T> T done(Uni<T> call) {
        return call.await().atMost(SOON);
    }
}
