package edm

import "slices"

// flag writes a tagging annotation.
func (c *csdl) flag(term string) {
	c.element("Annotation", attrs{"Term", term, "Bool", "true"})
}

func (c *csdl) description(text string) {
	if text != "" {
		c.element("Annotation", attrs{"Term", "Core.Description", "String", text})
	}
}

// restricts writes Capabilities.<What>Restrictions with a flag.
func (c *csdl) restricts(what, flag, value string) {
	c.element("Annotation", attrs{"Term", "Capabilities." + what + "Restrictions"}, func() {
		c.element("Record", nil, func() {
			c.element("PropertyValue", attrs{"Property", flag, "Bool", value})
		})
	})
}

// depth tells that related entities can be written within an entity, new ones and old ones.
func (c *csdl) depth() {
	for _, term := range []string{"Capabilities.DeepInsertSupport", "Capabilities.DeepUpdateSupport"} {
		c.element("Annotation", attrs{"Term", term}, func() {
			c.element("Record", nil, func() {
				c.element("PropertyValue", attrs{"Property", "Supported", "Bool", "true"})
				c.element("PropertyValue", attrs{"Property", "ContentIDSupported", "Bool", "false"})
			})
		})
	}
}

// batches tells what batches can do: the one thing that is said of the service as a whole, whatever
// its model is.
func (c *csdl) batches() {
	c.flag("Capabilities.BatchSupported")
	c.flag("Capabilities.BatchContinueOnErrorSupported")
	c.element("Annotation", attrs{"Term", "Capabilities.BatchSupport"}, func() {
		c.element("Record", nil, func() {
			for _, can := range []string{
				"Supported", "ContinueOnErrorSupported", "ReferencesInRequestBodiesSupported", "ReferencesAcrossChangeSetsSupported",
				"EtagReferencesSupported", "RequestDependencyConditionsSupported",
			} {
				c.element("PropertyValue", attrs{"Property", can, "Bool", "true"})
			}
			c.element("PropertyValue", attrs{"Property", "SupportedFormats"}, func() {
				c.element("Collection", nil, func() {
					for _, format := range []string{"multipart/mixed", "application/json"} {
						c.text("String", format)
					}
				})
			})
		})
	})
}

// allowedValues lists the legal values of a coded property.
func (c *csdl) allowedValues(codes *CodeSet) {
	c.collection("Validation.AllowedValues", func() {
		for _, value := range codes.Values() {
			c.element("Record", nil, func() {
				c.element("PropertyValue", attrs{"Property", "Value", "String", value})
			})
		}
	})
}

func (c *csdl) alternateKeys(t *EntityType) {
	// A key of which the caller cannot see a part is none for him.
	keys := slices.DeleteFunc(slices.Clone(t.Alternate), func(key []string) bool {
		return slices.ContainsFunc(key, func(name string) bool { return t.Property(name) == nil })
	})
	if len(keys) == 0 {
		return
	}
	c.collection("Core.AlternateKeys", func() {
		for _, key := range keys {
			c.element("Record", nil, func() {
				c.element("PropertyValue", attrs{"Property", "Key"}, func() { c.alternateKey(key) })
			})
		}
	})
}

func (c *csdl) alternateKey(key []string) {
	c.element("Collection", nil, func() {
		for _, name := range key {
			c.element("Record", nil, func() {
				c.element("PropertyValue", attrs{"Property", "Name", "PropertyPath", name})
				c.element("PropertyValue", attrs{"Property", "Alias", "String", name})
			})
		}
	})
}

func (c *csdl) collection(term string, items func()) {
	c.element("Annotation", attrs{"Term", term}, func() {
		c.element("Collection", nil, items)
	})
}
