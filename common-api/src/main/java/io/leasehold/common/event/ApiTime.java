package io.leasehold.common.event;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Formats of a UTC time in the Reservation API, for responses and events alike. */
public final class ApiTime {
    /** {@code 2017-12-26T12:00:00.000000}: always six fraction digits, no zone. */
    public static final String WITH_FRACTION = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS";
    /** {@code 2017-12-27 10:00:00}: never a fraction, no zone. */
    public static final String WITHOUT_FRACTION = "yyyy-MM-dd HH:mm:ss";

    private ApiTime() {}

    /** Marks a record component that is written as {@link #WITH_FRACTION}. */
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = WITH_FRACTION, timezone = "UTC")
    public @interface WithFraction {}

    /** Marks a record component that is written as {@link #WITHOUT_FRACTION}. */
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = WITHOUT_FRACTION, timezone = "UTC")
    public @interface WithoutFraction {}
}
