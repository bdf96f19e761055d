/** Images: the catalogue, and the images that are taken of servers. */
@NullMarked
@CheckReturnValue
package io.leasehold.compute.image;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
