"""The 120 categories of the Maryland Polyvore outfits (Han et al., 2017), as our kinds."""

from __future__ import annotations

#: kind = its Polyvore categories.
_TABLE = """
dress = Day Dresses | Cocktail Dresses | Dresses | Gowns
jumpsuit = Rompers
tshirt = T-Shirts | Men's T-Shirts
shirt = Men's Casual Shirts
blouse = Blouses
tank = Tank Tops
knit = Sweaters
sweatshirt = Sweatshirts
hoodie = Hoodies
top = Tops
jeans = Jeans | Skinny Jeans | Boyfriend Jeans | Straight Leg Jeans | Men's Jeans
trousers = Pants | Capri & Cropped Pants | Men's Casual Pants
skirt = Skirts | Mini Skirts | Knee Length Skirts | Long Skirts
shorts = Shorts
leggings = Leggings | Activewear Pants
cardigan = Cardigans
vest = Vests
blazer = Blazers
jacket = Jackets | Outerwear | Men's Jackets
coat = Coats
socks = Socks
tights = Tights
sneakers = Sneakers | Men's Sneakers
heels = Pumps
boots = Boots | Ankle Booties | Knee High Boots | Over-The-Knee Boots
sandals = Sandals
flats = Flats
loafers = Loafers & Moccasins | Oxfords
shoes = Shoes
belt = Belts
scarf = Scarves
hat = Hats | Men's Hats
gloves = Gloves
eyewear = Sunglasses | Eyeglasses | Men's Sunglasses
necklace = Necklaces | Charms & Pendants
earrings = Earrings
bracelet = Bracelets & Bangles
ring = Rings
brooch = Brooches
watch = Watches | Men's Watches
jewellery = Jewelry
bag = Bags | Shoulder Bags | Handbags | Tote Bags | Messenger Bags
clutch = Clutches
backpack = Backpacks
"""
#: Not worn, or too vague to say what is worn.
NOT_GARMENTS = frozenset(
    """Tech Accessories|Lipstick|Clothing|Eyeshadow|Fragrance|Nail Polish|Mascara|Hair Accessories
Floral Decor|Eyeliner|Makeup|Home Decor|Eye Makeup|Beauty Products|Wallets|Lip Gloss|Accessories
Hair Styling Tools|Font|Stationery|Makeup Brushes|Lip Makeup|Blush|Food & Drink|Office Accessories
Face Powder|Bras|Lip Treatments|Electronics|Foundation|Nail Treatments|Luggage|Drinkware|Toys
Face Makeup|False Eyelashes|Books|Body Moisturizers|Kids|Sports & Outdoors|Holiday Decorations
Kitchen & Dining|Body Cleansers|Men's Tech Accessories|Body Art|Accent Tables""".replace(
        "\n", "|"
    ).split("|")
)
KIND_OF = {
    name.strip(): kind.strip()
    for kind, _, names in (line.partition("=") for line in _TABLE.strip().splitlines())
    for name in names.split("|")
}
