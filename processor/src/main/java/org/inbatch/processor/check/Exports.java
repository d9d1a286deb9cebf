package org.inbatch.processor.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ExportsDirective;
import javax.lang.model.element.ModuleElement.RequiresDirective;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Which types a public dispatcher shows to other modules that they cannot use: an action may be for
 * its package alone, and the dispatcher's method is public all the same.
 */
final class Exports {

  private final Elements elements;
  private final TypeElement batch;

  Exports(Elements elements, TypeElement batch) {
    this.elements = elements;
    this.batch = batch;
  }

  /** Returns whether other modules see the dispatcher and not all of the types. */
  boolean lack(Stream<? extends TypeMirror> shown) {
    return isInNamedModule() && isApi(batch) && !areApi(shown);
  }

  private boolean isInNamedModule() {
    ModuleElement home = elements.getModuleOf(batch);
    return home != null && !home.isUnnamed();
  }

  private boolean areApi(Stream<? extends TypeMirror> types) {
    return types.allMatch(this::isApi);
  }

  private boolean isApi(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isApi(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return areApi(
          Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
              .filter(bound -> bound != null));
    }
    if (type instanceof IntersectionType several) {
      return areApi(several.getBounds().stream());
    }
    if (type.getKind() != TypeKind.DECLARED) {
      return true;
    }
    DeclaredType declared = (DeclaredType) type;
    return isApi((TypeElement) declared.asElement())
        && areApi(declared.getTypeArguments().stream());
  }

  private boolean isApi(TypeElement type) {
    ModuleElement home = elements.getModuleOf(batch);
    ModuleElement module = elements.getModuleOf(type);
    return Visibility.isPublic(type)
        && exports(module, elements.getPackageOf(type))
        && (module.equals(home)
            || module.getQualifiedName().contentEquals("java.base")
            || comesWith(home, module, new HashSet<>()));
  }

  private static boolean exports(ModuleElement module, PackageElement inside) {
    List<ExportsDirective> all = ElementFilter.exportsIn(module.getDirectives());
    return module.isUnnamed()
        || all.stream()
            .anyMatch(one -> one.getPackage().equals(inside) && one.getTargetModules() == null);
  }

  /** Returns whether who requires the first module can read the other. */
  private static boolean comesWith(ModuleElement module, Element other, Set<Element> seen) {
    return ElementFilter.requiresIn(module.getDirectives()).stream()
        .filter(RequiresDirective::isTransitive)
        .map(RequiresDirective::getDependency)
        .anyMatch(one -> one.equals(other) || (seen.add(one) && comesWith(one, other, seen)));
  }
}
